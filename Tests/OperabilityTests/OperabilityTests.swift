import Testing

@testable import Operability
