import VernaColumns
import VernaCore
import VernaLanguage
import VernaMetrics
import VernaRules
import VernaViews

/// Works a report from imported data.
struct ReportWork {
  let query: QueryOptions
  let wording: Wording

  /// The report as plain values.
  ///
  /// - Parameter listsEveryMember: whether members.detail has everybody, however many there are.
  /// - Throws: `CommandFailure`.
  func view(
    of imported: ImportedData, programme: ProgrammeFile?, listsEveryMember: Bool, name: String
  ) throws(CommandFailure) -> ReportView {
    let dataset = imported.dataset
    let perMajor = dataset.settings.currency.minorPerMajor
    let pointValue = query.pointValue ?? programme?.pointValueMicros ?? imported.pointValueMicros
    var request = MeasurementRequest(
      from: query.from, to: query.to, by: query.by ?? .month,
      industry: query.industry ?? programme?.industry ?? imported.industry ?? .other, windowMonths: query.window,
      segment: query.segment, pointValueMicros: pointValue.map { $0 * perMajor },
      launch: query.launch ?? programme?.launch,
      likeForLike: query.likeForLike, closedLoopHours: query.answerHours)
    request.listsEveryMember = listsEveryMember
    for norm in query.norms {
      guard let definition = MetricCatalog.definition(norm.id) else {
        throw CommandFailure(
          Bilingual("нет показателя \(norm.id)", "there is no metric \(norm.id)"), place: "--norm",
          remedy: Bilingual(
            "возьмите id из `verna report --format csv`", "take an id from `verna report --format csv`"), isUsage: true,
          in: wording.language)
      }
      let scale = definition.unit == .money ? Double(perMajor) : 1
      request.norms[norm.id] = Norm(low: norm.low.map { $0 * scale }, high: norm.high.map { $0 * scale }, source: "own")
    }
    do {
      let backend = ColumnBackend(dataset: dataset)
      let report = try Measurement(dataset: dataset, backend: backend) { period in
        RFMCells(dataset: dataset, before: period.to).texts
      }.report(request)
      return ReportView(
        report, name: name, launch: dataset.settings.launch, diagnosis: Diagnosis.diagnose(report),
        storeNames: StoreNames.names(in: dataset))
    } catch let error as MeasurementError {
      throw CommandFailure(error, wording: wording)
    } catch let error as SegmentMisuse {
      throw CommandFailure(error, wording: wording)
    } catch let error as SegmentError {
      throw CommandFailure(error, in: wording.language)
    } catch {
      throw CommandFailure(
        Bilingual("отчёт не посчитан: \(error)", "the report could not be worked: \(error)"), remedy: Bilingual("", ""),
        in: wording.language)
    }
  }
}
