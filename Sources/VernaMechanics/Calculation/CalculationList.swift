import VernaCore

/// A list of a calculation whose elements are made when they are read: of the numbers that were worked out, or as somebody put
/// them there.
///
/// A calculation says some thousand things: what each offer took off each line, why each other one did not apply. Few are read by
/// who only wants the total, so the texts and lists of an element are made for whoever reads it.
///
/// - Complexity: reading an element is O(1); the first change of an element copies them all.
public struct CalculationList<Element: CalculationElement>: RandomAccessCollection, MutableCollection {
  /// Set where the elements are own ones.
  @usableFromInline var elements: [Element] = []
  /// Nil where the elements are own ones.
  @usableFromInline var record: CalculationRecord?
  /// Which line or effect of the record the list belongs to.
  @usableFromInline var owner = 0
  /// How many elements the record has.
  @usableFromInline var recorded = 0

  /// A list of elements that are there already.
  public init(_ elements: some Sequence<Element>) {
    self.elements = Array(elements)
  }

  init(_ record: CalculationRecord, owner: Int = 0, count: Int) {
    if count == 0 { return }
    self.record = record
    self.owner = owner
    recorded = count
  }

  /// The place of the first element.
  @inlinable public var startIndex: Int { 0 }
  /// One past the place of the last.
  @inlinable public var endIndex: Int { record == nil ? elements.count : recorded }

  /// An element by its place.
  @inlinable public subscript(place: Int) -> Element {
    get {
      guard let record else { return elements[place] }
      precondition(place >= 0 && place < recorded, "the list has no such element")
      return Element.element(place, ofList: owner, in: record)
    }
    set {
      takeOver()
      elements[place] = newValue
    }
  }

  /// Takes out the elements that something holds for.
  public mutating func removeAll(where isOut: (Element) throws -> Bool) rethrows {
    elements = try filter { try !isOut($0) }
    record = nil
  }

  /// Puts an element at the end.
  public mutating func append(_ element: Element) {
    takeOver()
    elements.append(element)
  }

  /// Makes the elements own ones.
  @usableFromInline mutating func takeOver() {
    if record == nil { return }
    elements = Array(self)
    record = nil
  }
}

/// What a list of a calculation can hold.
public protocol CalculationElement: Hashable, Sendable {
  /// An element of what was worked out, by its place in its list, from 0.
  static func element(_ place: Int, ofList owner: Int, in record: CalculationRecord) -> Self
}

extension CalculationList: Sendable {}

extension CalculationList: ExpressibleByArrayLiteral {
  /// A list of elements.
  public init(arrayLiteral elements: Element...) {
    self.elements = elements
  }
}

extension CalculationList: Hashable {
  public static func == (left: Self, right: Self) -> Bool { left.elementsEqual(right) }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for element in self { hasher.combine(element) }
  }
}

extension CalculationList: CustomStringConvertible {
  public var description: String { Array(self).description }
}
