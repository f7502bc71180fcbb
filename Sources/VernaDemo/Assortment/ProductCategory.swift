/// A leaf of the category tree: what its goods are called, cost, weigh and yield.
struct ProductCategory: Sendable {
  let path: String
  /// What one product of it is called, before the brand.
  let noun: String
  /// VAT in per cent: 10 for most food and children's goods, 20 for the rest.
  let vatPercent: Int
  /// The cheapest and the dearest price of a unit, in kopecks, VAT included.
  let lowestPrice: Int
  let highestPrice: Int
  /// Cost in thousandths of the price without VAT.
  let costPermille: Int
  /// Whether it is sold by the kilogram.
  let isWeighed: Bool
  /// How often its goods are bought, relative to the other categories.
  let weight: Int

  private init(
    _ path: String, _ noun: String, vat: Int, _ lowest: Int, _ highest: Int, cost: Int, weight: Int,
    weighed: Bool = false
  ) {
    self.path = path
    self.noun = noun
    vatPercent = vat
    lowestPrice = lowest * 100
    highestPrice = highest * 100
    costPermille = cost
    self.weight = weight
    isWeighed = weighed
  }

  /// The tree of a grocery chain.
  static let tree: [ProductCategory] = [
    ProductCategory("Молочные продукты/Молоко", "Молоко", vat: 10, 55, 140, cost: 780, weight: 90),
    ProductCategory("Молочные продукты/Кефир и ряженка", "Кефир", vat: 10, 50, 130, cost: 760, weight: 50),
    ProductCategory("Молочные продукты/Йогурты", "Йогурт", vat: 10, 35, 120, cost: 700, weight: 70),
    ProductCategory("Молочные продукты/Творог", "Творог", vat: 10, 70, 220, cost: 720, weight: 45),
    ProductCategory("Молочные продукты/Масло", "Масло сливочное", vat: 10, 110, 290, cost: 790, weight: 30),
    ProductCategory("Сыры/Твёрдые", "Сыр твёрдый", vat: 10, 480, 1450, cost: 720, weight: 28, weighed: true),
    ProductCategory("Сыры/Мягкие", "Сыр мягкий", vat: 10, 120, 380, cost: 690, weight: 18),
    ProductCategory("Хлеб и выпечка/Хлеб", "Хлеб", vat: 10, 30, 95, cost: 680, weight: 95),
    ProductCategory("Хлеб и выпечка/Булочки", "Булочка", vat: 10, 25, 90, cost: 600, weight: 55),
    ProductCategory("Хлеб и выпечка/Торты", "Торт", vat: 10, 250, 850, cost: 640, weight: 10),
    ProductCategory("Овощи и фрукты/Овощи", "Овощи", vat: 10, 45, 260, cost: 730, weight: 95, weighed: true),
    ProductCategory("Овощи и фрукты/Фрукты", "Фрукты", vat: 10, 80, 380, cost: 720, weight: 85, weighed: true),
    ProductCategory("Овощи и фрукты/Зелень", "Зелень", vat: 10, 45, 130, cost: 640, weight: 35),
    ProductCategory("Мясо и птица/Курица", "Курица", vat: 10, 190, 420, cost: 800, weight: 45, weighed: true),
    ProductCategory("Мясо и птица/Свинина", "Свинина", vat: 10, 320, 620, cost: 800, weight: 25, weighed: true),
    ProductCategory("Мясо и птица/Говядина", "Говядина", vat: 10, 480, 990, cost: 800, weight: 15, weighed: true),
    ProductCategory("Колбасы/Варёные", "Колбаса варёная", vat: 10, 150, 420, cost: 740, weight: 35),
    ProductCategory("Колбасы/Копчёные", "Колбаса копчёная", vat: 10, 220, 690, cost: 710, weight: 25),
    ProductCategory("Колбасы/Сосиски", "Сосиски", vat: 10, 130, 390, cost: 740, weight: 35),
    ProductCategory("Рыба/Свежая", "Рыба", vat: 10, 380, 1500, cost: 760, weight: 12, weighed: true),
    ProductCategory("Рыба/Консервы", "Консервы рыбные", vat: 10, 80, 290, cost: 680, weight: 18),
    ProductCategory("Бакалея/Крупы", "Крупа", vat: 10, 40, 160, cost: 720, weight: 40),
    ProductCategory("Бакалея/Макароны", "Макароны", vat: 10, 45, 190, cost: 700, weight: 40),
    ProductCategory("Бакалея/Мука и сахар", "Сахар", vat: 10, 50, 110, cost: 830, weight: 30),
    ProductCategory("Бакалея/Масло растительное", "Масло подсолнечное", vat: 10, 95, 260, cost: 800, weight: 25),
    ProductCategory("Бакалея/Соусы", "Соус", vat: 20, 60, 240, cost: 620, weight: 28),
    ProductCategory("Чай и кофе/Чай", "Чай", vat: 20, 80, 420, cost: 620, weight: 22),
    ProductCategory("Чай и кофе/Кофе", "Кофе", vat: 20, 180, 980, cost: 650, weight: 22),
    ProductCategory("Сладости/Шоколад", "Шоколад", vat: 20, 60, 280, cost: 640, weight: 45),
    ProductCategory("Сладости/Печенье", "Печенье", vat: 20, 45, 210, cost: 630, weight: 45),
    ProductCategory("Сладости/Конфеты", "Конфеты", vat: 20, 250, 900, cost: 640, weight: 18, weighed: true),
    ProductCategory("Сладости/Мороженое", "Мороженое", vat: 10, 45, 240, cost: 620, weight: 30),
    ProductCategory("Напитки/Вода", "Вода", vat: 20, 30, 120, cost: 600, weight: 55),
    ProductCategory("Напитки/Соки", "Сок", vat: 20, 70, 230, cost: 680, weight: 40),
    ProductCategory("Напитки/Газировка", "Лимонад", vat: 20, 60, 160, cost: 680, weight: 40),
    ProductCategory("Снеки/Чипсы", "Чипсы", vat: 20, 70, 230, cost: 640, weight: 30),
    ProductCategory("Снеки/Орехи", "Орехи", vat: 20, 110, 480, cost: 650, weight: 14),
    ProductCategory("Заморозка/Пельмени", "Пельмени", vat: 10, 150, 520, cost: 700, weight: 28),
    ProductCategory("Заморозка/Овощи", "Овощная смесь", vat: 10, 90, 260, cost: 680, weight: 12),
    ProductCategory("Детское питание/Пюре", "Пюре детское", vat: 10, 40, 130, cost: 740, weight: 18),
    ProductCategory("Для дома/Стирка", "Порошок стиральный", vat: 20, 120, 890, cost: 700, weight: 12),
    ProductCategory("Для дома/Уборка", "Средство чистящее", vat: 20, 80, 420, cost: 660, weight: 14),
    ProductCategory("Для дома/Бумага", "Бумага туалетная", vat: 20, 60, 340, cost: 690, weight: 22),
    ProductCategory("Красота и уход/Волосы", "Шампунь", vat: 20, 120, 620, cost: 630, weight: 10),
    ProductCategory("Красота и уход/Зубы", "Паста зубная", vat: 20, 80, 360, cost: 620, weight: 10),
    ProductCategory("Зоотовары/Корм для кошек", "Корм для кошек", vat: 20, 25, 420, cost: 720, weight: 26),
  ]

  /// Invented brands.
  static let brands = [
    "Лугово", "Белая Криница", "Заречье", "Добрый Двор", "Сенокос", "Тёплый Хлеб", "Мельня", "Ивушка", "Рассвет",
    "Северный Берег", "Полянка", "Медуница", "Родник", "Утро", "Пять Вершин", "Домашний Стол", "Сказ", "Каравай",
    "Вишнёвка", "Берёзка-М", "Янтарь-Сад", "Степь", "Озёрный", "Малинник",
  ]
}
