/// The files of the data contract.
enum FileWords {
  static let all: [String: Bilingual] = [
    "file.receipts": Bilingual("чеки", "receipts"),
    "file.lines": Bilingual("строки чеков", "receipt lines"),
    "file.products": Bilingual("товары", "products"),
    "file.members": Bilingual("участники", "members"),
    "file.points": Bilingual("движение баллов", "points"),
    "file.costs": Bilingual("затраты программы", "costs"),
    "file.offers": Bilingual("личные предложения", "offers"),
    "file.assignments": Bilingual("контрольные группы", "assignments"),
    "file.messages": Bilingual("рассылки", "messages"),
    "file.surveys": Bilingual("опросы", "surveys"),
    "file.stores": Bilingual("магазины", "stores"),
    "file.stock": Bilingual("остатки", "stock"),
    "file.tills": Bilingual("итоги касс", "till totals"),
    "file.competitors": Bilingual("цены конкурентов", "competitors"),
  ]
}
