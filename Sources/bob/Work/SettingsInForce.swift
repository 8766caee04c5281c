import Reports
import SpecRepository
import YAML

/// Each setting's value for a spec and where it comes from, as `bob config` shows it.
struct SettingsInForce {
  let spec: String
  let checklist: ChecklistReference
  let settings: Settings?
  let judging: JudgingOptions
  let thresholds: ThresholdOptions
  let places: SpecPlaces

  /// In the order of the settings file's documentation.
  var rows: [SettingRow] {
    let options = places.options(settings)
    let place = try? places.place(of: spec, syntax: .plainText, failsByDefault: true)
    var rows = [
      SettingRow(
        key: "root", value: places.roots.root(of: spec), origin: "found"),
      SettingRow(
        key: "settings", value: settings?.file ?? "none", origin: judging.config == nil ? "found" : "--config"
      ),
      row(
        "checklist", checklist.name, judging.checklist,
        settings.flatMap { places.checklistSetting(for: spec, $0)?.origin }),
      SettingRow(
        key: "template", value: place?.structureTemplate?.name ?? "built in: its words are no answers",
        origin: judging.template != nil
          ? "--template"
          : settings?.template?.origin.description ?? (place?.structureTemplate == nil ? "default" : "found")),
      row(
        "select", options.select.joined(separator: ","), judging.select.first, settings?.select?.first?.origin
      ),
      row(
        "ignore", options.ignore.joined(separator: ","), judging.ignore.first, settings?.ignore?.first?.origin
      ),
      row(
        "exclude", settings?.exclude?.value.globs.map(\.pattern).joined(separator: ",") ?? "", nil as String?,
        settings?.exclude?.origin),
      row("fail-on", place?.failOn.rawValue ?? "error", thresholds.failOn, settings?.failOn?.origin),
      row(
        "fail-under", place?.failUnder.map { "\($0)" } ?? "none", thresholds.failUnder,
        settings?.failUnder?.origin),
      row(
        "min-confidence", "\(options.minConfidence)", judging.minConfidence, settings?.minConfidence?.origin),
    ]
    // No command uses them yet, so that they are worth a row only where somebody wrote them.
    if let interests = settings?.interests, let origin = interests.first?.origin {
      rows.append(
        SettingRow(
          key: "interests", value: interests.map(\.value).joined(separator: ","), origin: origin.description))
    }
    for template in settings?.reportTemplates ?? [] {
      rows.append(
        SettingRow(
          key: "report-templates.\(template.format)", value: template.file.value,
          origin: template.file.origin.description))
    }
    return rows + gerritRows
  }

  private var gerritRows: [SettingRow] {
    guard let gerrit = settings?.gerrit else { return [] }
    func row<Value>(_ key: String, _ setting: Setting<Value>?) -> SettingRow? {
      setting.map { SettingRow(key: "gerrit.\(key)", value: "\($0.value)", origin: $0.origin.description) }
    }
    return [
      row("host", gerrit.host), row("port", gerrit.port), row("project", gerrit.project),
      row("https", gerrit.https),
      row("comment-size", gerrit.commentSize), row("max-comments", gerrit.maxComments),
    ].compactMap { $0 }
  }

  private func row<Flag>(_ key: String, _ value: String, _ flag: Flag?, _ origin: SettingOrigin?)
    -> SettingRow
  {
    SettingRow(key: key, value: value, origin: flag != nil ? "--\(key)" : origin?.description ?? "default")
  }
}
