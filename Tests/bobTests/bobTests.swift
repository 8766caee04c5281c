import Testing

@testable import bob
