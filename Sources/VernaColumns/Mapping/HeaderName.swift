/// A header name in the one form in which names are compared: small letters and digits only, ё as е, й as и.
enum HeaderName {
  static func normal(_ name: String) -> String {
    var result = ""
    for scalar in name.lowercased().unicodeScalars {
      if scalar == "ё" {
        result.unicodeScalars.append("е")
      } else if scalar == "й" {
        // Files written on a Mac hold it as и with a breve, which is dropped below.
        result.unicodeScalars.append("и")
      } else if scalar.properties.isAlphabetic || (scalar.value >= 48 && scalar.value <= 57) || scalar == "%"
        || scalar == "№"
      {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
