import SpecText
import Synchronization

/// Reviews documents with one checklist. Safe to use from several threads at once.
///
/// ```swift
/// let checklist = try Checklist(loading: bytes, name: "operability.yaml") { try find($0) }
/// let reviewer = Reviewer(checklist: checklist)
/// let review = reviewer.review(Document(reading: text, as: .markdown), path: "README.md")
/// ```
public struct Reviewer: Sendable {
  /// What is asked of a review beside the checklist.
  public struct Options: Sendable, Hashable {
    /// A critical gap keeps a spec from being ready from this confidence on, 0 to 1.
    public var minConfidence = 0.6
    /// The rules, items or areas whose findings are wanted; `default` stands for all but `style.*`, and a name
    /// before a dot (`upgrade`, `structure`) for all that begin with it.
    public var select: [String] = ["default"]
    /// Those whose findings are not wanted.
    public var ignore: [String] = []
    /// Whether comments in a spec can silence items.
    public var inlineIgnores = true

    /// All findings but those on style.
    public init() {}
  }

  /// The checklist that is applied.
  public var checklist: Checklist { judge.checklist }
  /// What else was asked.
  public let options: Options
  let judge: SpecJudge
  private let scanners: ScannerPool

  /// Makes ready to review; compiling the checklist's phrases is the larger part of the work, so keep a reviewer.
  public init(checklist: Checklist, options: Options = Options(), learned: LearnedModels = LearnedModels()) {
    self.options = options
    judge = SpecJudge(checklist, learned)
    scanners = ScannerPool()
  }

  /// Reviews a document.
  ///
  /// - Parameters:
  ///   - path: as reports show it.
  ///   - fingerprintPath: the path relative to the root, which fingerprints are made of; `path` without it.
  ///   - template: the template whose words are no answers.
  ///   - structureTemplate: the template whose sections must be there; nil for no such check.
  ///   - metadata: what `kep.yaml` says, for a Kubernetes proposal.
  ///   - metadataProblem: why there is no metadata though there is such a file, naming file, line and column.
  public func review(
    _ document: Document, path: String, fingerprintPath: String? = nil, template: SpecTemplate? = nil,
    structureTemplate: SpecTemplate? = nil, metadata: ProposalMetadata? = nil, metadataProblem: String? = nil
  ) -> Review {
    let reading = scanners.reading(document, template) {
      EvidenceScanner(judge.checklist, judge.evidence, judge.scorer)
    }
    let judgement = judge.judge(reading, metadata: metadata)
    var writer = ReviewWriter(
      document: document, reading: reading, judgement: judgement, judge: judge, options: options,
      path: path, fingerprintPath: fingerprintPath ?? path)
    return writer.review(
      structureTemplate: structureTemplate, metadata: metadata, metadataProblem: metadataProblem)
  }

  /// The figures that a review of the document would rest on, for learning weights from judged specs.
  package func figures(of document: Document, template: SpecTemplate? = nil) -> Figures {
    var scanner = EvidenceScanner(checklist, judge.evidence, judge.scorer)
    let reading = scanner.read(document, template: template)
    var figures = judge.figures(reading)
    figures.units = zip(reading.units.indices, scanner.signs(reading)).map { index, signs in
      Figures.Unit(reading, index, checklist, signs: signs)
    }
    return figures
  }

  /// The names of those figures, for kinds of change and for items.
  package var figureNames: (change: [String], status: [String]) {
    let layout = FigureLayout(checklist)
    return (layout.change, layout.status)
  }

  /// Scanners that are not in use. Which of them is taken makes no difference to a review.
  private final class ScannerPool: Sendable {
    private let idle = Mutex<[Place]>([])

    /// Where a scanner stays, so that it is not copied; whoever has taken it has it alone.
    private final class Place: @unchecked Sendable {
      var scanner: EvidenceScanner

      init(_ scanner: EvidenceScanner) { self.scanner = scanner }
    }

    /// Reads a document with an idle scanner, or a new one.
    func reading(
      _ document: Document, _ template: SpecTemplate?, or make: () -> EvidenceScanner
    ) -> SpecReading {
      let place = idle.withLock { $0.popLast() } ?? Place(make())
      defer { idle.withLock { $0.append(place) } }
      return place.scanner.read(document, template: template)
    }
  }
}
