import VernaColumns
import VernaCore
import VernaDemo
import VernaMetrics

/// What the report finds in a made-up retailer: written, imported, measured and diagnosed as the command line does it.
struct DiagnosedRetailer {
  let report: MetricReport
  let diagnosis: DiagnosisResult

  init(_ plan: DemoPlan) throws {
    let written = try WrittenRetailer(plan)
    let mapping = try Mapping.load(path: written.summary.map)
    let imported = try Importer(ImportOptions()).run(files: written.summary.files, mapping: mapping)
    let backend = ColumnBackend(dataset: imported.dataset)
    let measurement = Measurement(dataset: imported.dataset, backend: backend) { _ in [] }
    // The mapping speaks of major units, the query of minor ones.
    let points = imported.pointValueMicros.map { $0 * imported.dataset.settings.currency.minorPerMajor }
    report = try measurement.report(
      MeasurementRequest(industry: imported.industry ?? .other, pointValueMicros: points))
    diagnosis = Diagnosis.diagnose(report)
  }

  /// The ids of the findings.
  var ids: Set<String> { Set(diagnosis.findings.map(\.id)) }
}
