/// A YAML node with the place where it stands.
public struct Node: Sendable {
}
