import VernaColumns
import VernaCore
import VernaMechanics
public import VernaProgram

extension LadderDesigner {
  /// Designs the ladder, writes its programme file and proves it on the window's receipts with the engine.
  ///
  /// - Parameter other: a programme to be proved instead of the designed one; its floor is the design's cap all the same.
  /// - Throws: `DesignFailure` where there is nothing to design from.
  /// - Complexity: O(receipts x offers), each receipt three times.
  public func proved(_ other: Programme? = nil) throws(DesignFailure) -> LadderDesign {
    var (design, work) = try worked()
    design.programmeFile = ProgrammeWriter(design: design, timeZone: dataset.settings.timeZone.name).text
    let own = design.programmeFile.flatMap { ProgrammeReader.read($0).programme }
    guard let programme = other ?? own else { return design }
    let losing = other == nil ? design.belowCap.filter { $0.treatment == .accept || $0.treatment == .leadGen } : []
    let skus = Set(losing.map { ByteText($0.sku) })
    let allowed = Set(work.thin.filter { skus.contains(ByteText(work.tables.table.products[$0].sku)) })
    let replay = ProofReplay(work, dataset: dataset, programme: programme, allowed: allowed)
    replay.run()
    design.proof = ProofWriter(replay: replay, work: work, programme: programme, allowed: allowed).proof
    if let proof = design.proof, !proof.holds { design.warnings = proof.causes + design.warnings }
    if let days = request.pilotDays, work.steps != nil {
      design.pilot = PilotPlanner(design: design, work: work, days: days).plan
    }
    return design
  }
}

/// Writes down what a replay came to.
struct ProofWriter {
  let replay: ProofReplay
  let work: LadderDesigner.Work
  let programme: Programme
  let allowed: Set<Int>

  var proof: LadderProof {
    let tables = work.tables
    let scale = tables.scale
    func floor(_ count: FloorCount) -> LadderProof.Floor {
      count.written(products: tables.table.products.count, receipts: tables.demand.receipts, members: replay.members)
    }
    let products = replay.byProduct.indices.filter { replay.byProduct[$0].accrual > 0 || replay.byProduct[$0].cash > 0 }
      .map { replay.byProduct[$0].row(tables.table.products[$0].sku, scale) }
      .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    let isWithin =
      replay.floor.products.isSubset(of: allowed) && replay.worstFloor.products.isSubset(of: allowed)
      && replay.floor.receipts <= replay.promised.receipts && replay.floor.members <= replay.promised.members
    let leaves = replay.worst.margin >= max(replay.worst.accrual, replay.worst.cash)
    return LadderProof(
      receipts: replay.receipts, members: replay.members, total: replay.total.row("total", scale), byProduct: products,
      byCluster: replay.byCluster.enumerated().map { $1.row(String($0 + 1), scale) },
      byLevel: replay.byLevel.sorted { $0.key < $1.key }.map { $1.row($0, scale) },
      byMonth: replay.byMonth.sorted { $0.key < $1.key }.map {
        $1.row(String(Day.start(ofMonthIndex: $0).iso.prefix(7)), scale)
      },
      unmatchedAccrual: scale.major(replay.unmatched.accrual).double,
      unmatchedCash: scale.major(replay.unmatched.cash).double, pointsEarned: value(replay.earned),
      pointsSpent: value(replay.spent), worst: replay.worst.row("worst", scale), promised: floor(replay.promised),
      replayed: floor(replay.floor), worstFloor: floor(replay.worstFloor), holds: isWithin && leaves,
      causes: isWithin && leaves ? [] : causes)
  }

  private func value(_ hundredths: Int128) -> Double {
    Fraction(hundredths * Int128(programme.pricing.wallets.first?.valueMicros ?? 1_000_000), 100_000_000).double
  }

  /// Which offers take lines under the floor, the dearest first, and which guards are not there to stop them.
  private var causes: [Phrase] {
    let tables = work.tables
    var phrases: [Phrase] = []
    if replay.worst.margin < max(replay.worst.accrual, replay.worst.cash) {
      let loss = max(replay.worst.accrual, replay.worst.cash) - replay.worst.margin
      phrases.append(Phrase("proof.worst_loses", ["loss": money(loss)]))
    }
    for (offer, blame) in replay.blamed.sorted(by: { ($0.value.cost, $1.key) > ($1.value.cost, $0.key) }).prefix(5) {
      let product = tables.table.products[blame.place]
      let facts: [String: Fact] = [
        "offer": .text(offer.string), "cost": money(blame.cost), "sku": .text(product.sku),
        "margin": .share(product.share.fraction.double), "cap": .share(Fraction(work.capMillionths, 1_000_000).double),
      ]
      phrases.append(Phrase(offer == "" ? "proof.points_paid" : "proof.offer_under_floor", facts))
    }
    let margins = programme.pricing.margins
    if margins.lineRewardCap == nil && margins.lineMargin == nil {
      phrases.append(Phrase("proof.no_guard"))
    } else if !margins.countsEarning {
      phrases.append(Phrase("proof.earning_not_guarded"))
    } else if margins.lineMargin == nil {
      phrases.append(Phrase("proof.no_line_floor"))
    }
    return phrases
  }

  private func money(_ units: Int128) -> Fact {
    let minor = work.tables.scale.major(units) * Fraction(work.tables.currency.minorPerMajor)
    return .money(minor.floor.int64 ?? Int64.max)
  }
}
