import Reports
import SpecRepository

/// The user's own templates for the reports of one run: those of the command line, else of the settings of the first
/// spec.
///
/// Settings hold for each file by its own `.bob.yaml`, but a report is one text, and a page cannot begin by one
/// template and end by another. So the first spec decides, and who has specs with other settings in the same run is
/// told.
struct ReportTemplates {
  /// By the name of the built-in template.
  let replacements: [String: ReportTemplate.Replacement]
  /// The files that settings name, for the templates in use that the command line does not replace.
  private let files: [String: String]
  private let names: [String]
  private let places: SpecPlaces
  /// What to tell the user where the settings of a spec name other templates than are in use.
  private(set) var remark: String?

  /// Reads the templates.
  ///
  /// - Parameters:
  ///   - names: the built-in templates that the run's formats are written by.
  ///   - first: the path of the first spec.
  /// - Throws: `FileProblem` where a template cannot be read.
  init(_ names: [String], commandLine: [TemplateReplacement], first: String, places: SpecPlaces) throws {
    self.places = places
    var replacements: [String: ReportTemplate.Replacement] = [:]
    for replacement in commandLine {
      replacements[replacement.format] = try ReportTemplates.read(replacement.file)
    }
    self.names = names.filter { replacements[$0] == nil }
    files = ReportTemplates.files(for: first, self.names, places)
    for (name, file) in files { replacements[name] = try ReportTemplates.read(file) }
    self.replacements = replacements
  }

  /// Compares the settings of a spec with what is in use; the first that differ are worth a remark.
  mutating func look(at path: String) {
    guard remark == nil, !names.isEmpty else { return }
    let own = ReportTemplates.files(for: path, names, places)
    guard own != files, let settings = try? places.settings(for: path) else { return }
    remark = """
      \(settings.file): its report-templates are not used, since a run has one template for each format, that of \
      the first spec's settings; run Bob on these specs alone, or name a template by --report-template
      """
  }

  private static func files(for path: String, _ names: [String], _ places: SpecPlaces) -> [String: String] {
    // Settings that cannot be read are told of when the spec is reviewed.
    guard !names.isEmpty, let settings = try? places.settings(for: path) else { return [:] }
    let own = settings.reportTemplates.filter { names.contains($0.format) }
    return Dictionary(own.map { ($0.format, $0.file.value) }, uniquingKeysWith: { first, _ in first })
  }

  private static func read(_ file: String) throws -> ReportTemplate.Replacement {
    do {
      return ReportTemplate.Replacement(file: file, bytes: try SpecReading.read(file, limit: 1 << 20))
    } catch {
      throw FileProblem(path: file, message: error.message)
    }
  }
}
