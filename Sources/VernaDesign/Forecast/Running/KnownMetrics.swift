extension ForecastInputs {
  /// The metrics whose inputs are known.
  public var knownMetrics: [ForecastMetric] { ForecastMetric.allCases.filter(knows) }

  private func knows(_ metric: ForecastMetric) -> Bool {
    let hasMembers = exposure != nil && self[.basket].isKnown
    switch metric {
    case .revenue, .otherRevenue: return self[.otherRevenue].isKnown
    case .memberRevenue, .receipts, .basket: return hasMembers
    case .buyers: return hasMembers && self[.receiptsPerBuyer].isKnown
    case .newMembers: return self[.newMembers].isKnown
    case .margin, .marginBeforeRewards: return hasMembers && knowsMargin
    case .income: return hasMembers && knowsMargin && knowsCosts
    case .pointsCost: return hasMembers && (points != nil || self[.pointsPaid].isKnown)
    case .discountsCost: return hasMembers && self[.discounts].isKnown
    case .rewardsCost: return self[.rewards].isKnown
    case .communicationCost: return self[.communication].isKnown
    case .platformCost: return self[.platform].isKnown
    case .otherCost: return self[.other].isKnown
    case .cost: return knowsCosts && (knowsRewards || !hasMembers)
    case .acquisitionCost: return self[.acquisition].isKnown && self[.newMembers].isKnown
    case .earned, .redeemed, .expired, .liabilityFace, .liabilityExpected:
      return points != nil && self[.earning].isKnown
    case .lifetimeRevenue: return hasMembers && lifetime != nil && receiptsAMonthLived != nil
    case .lifetimeMargin: return knows(.lifetimeRevenue) && knowsMargin
    case .acquisitionCostOfMember: return self[.acquisition].isKnown
    case .lifetimeToAcquisition: return knows(.lifetimeMargin) && self[.acquisition].isKnown
    case .returnNaive, .returnCaused, .result, .cumulatedResult: return knows(.income) && knows(.cost)
    case .breakEvenShare: return knows(.marginBeforeRewards) && knows(.cost)
    case .campaignReturn: return knows(.returnNaive) && campaigns != nil
    case .costShare: return hasMembers && knows(.cost)
    }
  }
}
