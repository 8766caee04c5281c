// SpecRepository
