import Testing

@testable import SpecText
