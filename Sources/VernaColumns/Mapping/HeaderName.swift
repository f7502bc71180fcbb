/// A header name in the one form in which names are compared: small letters and digits only, ё as е, й as и.
enum HeaderName {
  static func normal(_ name: String) -> String {
    if name.utf8.allSatisfy({ $0 < 128 }) { return normal(ascii: name.utf8) }
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

  /// The same for names without a letter beyond ASCII, which most are.
  private static func normal(ascii name: String.UTF8View) -> String {
    String(unsafeUninitializedCapacity: name.count) { bytes in
      var count = 0
      for byte in name {
        switch byte {
        case 65...90: bytes[count] = byte | 32
        case 97...122, 48...57, 37: bytes[count] = byte
        default: continue
        }
        count += 1
      }
      return count
    }
  }
}
