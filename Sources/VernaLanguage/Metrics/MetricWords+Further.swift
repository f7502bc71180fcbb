extension MetricWords {
  /// Tables that stand behind a metric.
  static let further: [MetricWords] = [
    MetricWords(
      "offers.by_campaign", "Личные предложения по кампаниям", "Отклик каждой кампании.",
      "Personal offers by campaign", "The response of each campaign."),
    MetricWords(
      "offers.conversion_by_campaign", "Личные предложения по кампаниям", "Отклик каждой кампании.",
      "Personal offers by campaign", "The response of each campaign."),
  ]
}
