import Reports

extension Change {
  /// Refuses votes that the server does not know or this account may not give. Gerrit itself passes over labels
  /// that it does not know.
  ///
  /// - Throws: ``ServerFault`` with the values that there are.
  public func check(_ labels: [ReviewInput.Label]) throws(ServerFault) {
    guard !self.labels.isEmpty else { return }
    for label in labels {
      let known = self.labels.keys.sorted().joined(separator: ", ")
      guard let permitted = self.labels[label.name] else {
        throw ServerFault(
          .refused, "change \(number) has no label \(label.name), only \(known); nothing was posted")
      }
      guard let permitted, !permitted.contains(label.value) else { continue }
      let values = permitted.map { $0 > 0 ? "+\($0)" : "\($0)" }.joined(separator: ", ")
      throw ServerFault(
        .refused,
        "\(label.name)=\(label.value) is not permitted; this account may give "
          + (values.isEmpty ? "no value of this label" : values) + "; nothing was posted")
    }
  }
}
