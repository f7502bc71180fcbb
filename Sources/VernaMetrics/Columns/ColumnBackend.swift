import Foundation
import Synchronization
public import VernaColumns
public import VernaCore

/// Fills the base aggregates from receipts and lines in memory, on as many threads as there are cores.
///
/// The numbers do not depend on the number of threads, to the last bit.
public final class ColumnBackend: AggregateBackend {
  private let dataset: Dataset
  private let threads: Int
  private let latest = Mutex<(key: String, run: KernelRun)?>(nil)
  private let latestProgramme = Mutex<(key: String, kernel: ProgrammeKernel)?>(nil)

  /// Makes a backend over a data set.
  ///
  /// - Parameter threads: how many threads to use; as many as there are cores unless set.
  public init(dataset: Dataset, threads: Int? = nil) {
    self.dataset = dataset
    self.threads = max(1, threads ?? ProcessInfo.processInfo.activeProcessorCount)
  }

  /// The first and the last day of receipts.
  public var receiptDays: ClosedRange<Day>? { dataset.columns.days }

  /// The first and the last day of receipts and points.
  public var dataDays: ClosedRange<Day>? {
    let zone = dataset.settings.timeZone
    let moments = dataset.side.points.map(\.at)
    guard let first = moments.min(), let last = moments.max() else { return receiptDays }
    let points = zone.day(at: first)...zone.day(at: last)
    guard let receipts = receiptDays else { return points }
    return min(points.lowerBound, receipts.lowerBound)...max(points.upperBound, receipts.upperBound)
  }

  /// The aggregates of each period, in the order asked.
  public func aggregates(of periods: [Period], query: MetricQuery) throws -> [PeriodAggregates] {
    var filled = periods.map { PeriodAggregates(period: $0) }
    if let run = run(query, periods: periods) {
      for index in filled.indices {
        if let place = run.setup.plan.periods.firstIndex(of: periods[index]) {
          filled[index].receipts = run.aggregates(of: place)
        }
      }
    }
    programme(query, periods: periods).fill(&filled)
    return filled
  }

  /// The table metrics of the query's period.
  public func tables(query: MetricQuery) throws -> [MetricTable] {
    let periods = PeriodPlan(query: query, given: dataset.given).periods
    let run = run(query, periods: periods)
    let programme = programme(query, periods: periods)
    let receipts = run.flatMap { ReceiptTables(dataset: dataset, query: query, run: $0) }
    let parts = ParallelWalk.map(parts: 3) { part in
      switch part {
      case 0: receipts.map { [$0.details] } ?? []
      case 1: receipts?.others ?? []
      default:
        programme.tables(
          years: run?.memberYears,
          receipts: run.flatMap { run in
            run.setup.plan.periods.firstIndex(of: query.period).map { run.aggregates(of: $0) }
          })
      }
    }
    // members.detail stands before the cohorts, as in METRICS.md.
    let place = parts[1].firstIndex { $0.id == "retention.cohorts" } ?? parts[1].count
    return parts[1][..<place] + parts[0] + parts[1][place...] + parts[2]
  }

  /// The kernel of the side tables for a query, kept from the last time where it was the same.
  private func programme(_ query: MetricQuery, periods: [Period]) -> ProgrammeKernel {
    let key = ColumnBackend.key(query, periods)
    if let found = latestProgramme.withLock({ $0?.key == key ? $0?.kernel : nil }) { return found }
    let kernel = ProgrammeKernel(dataset: dataset, query: query, periods: periods)
    latestProgramme.withLock { $0 = (key, kernel) }
    return kernel
  }

  /// The run of the kernels for a query, kept from the last time where it was the same; nil without data.
  private func run(_ query: MetricQuery, periods: [Period]) -> KernelRun? {
    // Without receipts the points file alone says who is a member.
    guard let days = receiptDays ?? dataDays else { return nil }
    var wanted: [Period] = []
    var seen: Set<Period> = []
    let launch = LaunchTable.periods(query, launch: dataset.settings.launch, dataStart: days.lowerBound)
    let around = launch.map { [$0.before, $0.after] } ?? []
    for period in periods + [query.period] + around where seen.insert(period).inserted {
      wanted.append(period)
    }
    let key = ColumnBackend.key(query, wanted)
    if let found = latest.withLock({ $0?.key == key ? $0?.run : nil }) { return found }
    let setup = KernelSetup(dataset: dataset, query: query, periods: wanted, days: days)
    let run = KernelRun(setup, threads: threads)
    latest.withLock { $0 = (key, run) }
    return run
  }

  /// What a run depends on, as one text.
  private static func key(_ query: MetricQuery, _ periods: [Period]) -> String {
    let days = periods.map { "\($0.from.number)-\($0.to.number)" }.joined(separator: ",")
    return "\(query.period.from.number)-\(query.period.to.number)|\(query.windowMonths)|\(query.industry)|"
      + "\(query.pointValueMicros ?? -1)|\(query.launch?.number ?? -1)|\(query.closedLoopHours)|"
      + "\(query.segment?.text ?? "")|\(query.likeForLike)|\(query.listsEveryMember)|\(days)"
  }
}
