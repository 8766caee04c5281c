import Testing

@testable import Programs
