import VernaLanguage

extension Bilingual {
  /// Which stores a report like for like counts.
  static let likeForLike = Bilingual(
    "только магазины, которые работали оба года", "only stores that traded in both years")
}
