/// A setting in force.
public struct SettingRow: Sendable {
  /// As in `.bob.yaml`, such as `fail-on` or `gerrit.host`.
  public var key: String
  /// As one would write it.
  public var value: String
  /// Where it comes from: a flag, `path:line` or "default".
  public var origin: String

  /// Puts a row together.
  public init(key: String, value: String, origin: String) {
    self.key = key
    self.value = value
    self.origin = origin
  }
}

/// The settings in force and where each comes from: `bob config`.
public enum SettingsReport {
  /// Writes an aligned table.
  public static func text(_ rows: [SettingRow], options: ReportOptions, to sink: inout Sink) {
    let style = TextStyle(options)
    let keyWidth = rows.map { TerminalText.width(style.clean($0.key)) }.max() ?? 0
    let values = rows.map { style.clean($0.value) }
    let valueWidth = min(values.map(TerminalText.width).max() ?? 0, 40)
    for (row, value) in zip(rows, values) {
      sink.line(
        style.left(style.clean(row.key), keyWidth) + "  " + style.left(value, valueWidth) + "  "
          + style.dim(TerminalText.clean(row.origin)))
    }
  }

  /// Writes `{"settings": [{"key", "value", "origin"}]}`.
  public static func json(_ rows: [SettingRow], to sink: inout Sink) {
    sink.json {
      $0.object {
        $0.field("settings", each: rows) { json, row in
          json.object {
            $0.field("key", row.key)
            $0.field("value", row.value)
            $0.field("origin", row.origin)
          }
        }
      }
    }
    sink.line()
  }
}
