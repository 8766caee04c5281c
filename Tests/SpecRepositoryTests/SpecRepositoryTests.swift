import Testing

@testable import SpecRepository
