import VernaDesign
import VernaLanguage

extension CommandFailure {
  /// Says why no ladder can be designed.
  init(_ failure: DesignFailure, in language: Language) {
    switch failure {
    case .noSales:
      self.init(
        Bilingual("в данных нет ни одной продажи", "there is no sale in the data"), place: "--sales",
        remedy: Bilingual("дайте файл чеков или их строк", "give a file of receipts or of their lines"), in: language)
    case .noProducts(let leftOut):
      self.init(
        Bilingual(
          "нет ни одного товара с ценой больше нуля и известной себестоимостью; не подошло: \(leftOut)",
          "no product has a price above zero and a known cost; left out: \(leftOut)"), place: "--products",
        remedy: Bilingual(
          "заполните колонки price и cost или назовите их в --map",
          "fill the columns price and cost, or name them in --map"),
        in: language)
    case .noMatchedSales(let lines):
      self.init(
        Bilingual(
          "ни одна продажа за период не нашлась в таблице товаров; строк без пары: \(lines)",
          "no sale of the window is of a product in the table; lines without a match: \(lines)"), place: "--sales",
        remedy: Bilingual(
          "проверьте, что коды товаров (sku) в обоих файлах одни и те же",
          "check that the codes of products (sku) are the same in both files"), in: language)
    case .unknownCategory(let path):
      self.init(
        Bilingual("ни у одного товара нет категории «\(path)»", "no product has the category “\(path)”"),
        place: "--category",
        remedy: Bilingual(
          "пишите путь, как в таблице товаров, части через /",
          "write the path as the table of products has it, parts with / between"),
        isUsage: true, in: language)
    }
  }
}
