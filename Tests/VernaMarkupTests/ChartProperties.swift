import Testing
import VernaMarkup

/// Laws that every chart keeps whatever it is fed: all coordinates are numbers within the drawing, and no label
/// covers another.
enum ChartProperties {
  static func check(_ chart: any Chart, width: Double, _ what: String) {
    let drawing = chart.drawing(width: width)
    #expect(drawing.width.isFinite && drawing.height.isFinite && drawing.height > 0, "\(what): no size")
    #expect(drawing.width < 20_000 && drawing.height < 20_000, "\(what): out of all proportion")
    let bounds = Box(x: 0, y: 0, width: drawing.width, height: drawing.height)
    for shape in drawing.shapes {
      for box in extent(of: shape) {
        #expect(
          box.x.isFinite && box.y.isFinite && box.width.isFinite && box.height.isFinite, "\(what): \(shape) is no place"
        )
        #expect(bounds.contains(box, slack: 7), "\(what): \(shape) leaves \(drawing.width) x \(drawing.height)")
      }
    }
    let labels = drawing.labels
    for (index, label) in labels.enumerated() {
      for other in labels[..<index] where label.box.overlaps(other.box, slack: 1) {
        Issue.record("\(what) at \(width): '\(label.text)' covers '\(other.text)'")
      }
      for word in ["nan", "inf"] { #expect(!label.text.lowercased().contains(word), "\(what): \(label.text)") }
    }
    let svg = drawing.node(describedBy: ChartDescription(id: "p", title: "t", text: "d")).xml().lowercased()
    #expect(!svg.contains("nan") && !svg.contains("\"inf") && !svg.contains("e+"), "\(what): a number is none")
  }

  private static func extent(of shape: Shape) -> [Box] {
    switch shape {
    case .rectangle(let box, _, _, _): [box]
    case .line(let from, let to, _): [at(from), at(to)]
    case .path(let points, _, _): points.map(at)
    case .circle(let centre, _, _, _): [at(centre)]
    case .text(let label): [label.box]
    }
  }

  private static func at(_ point: Point) -> Box { Box(x: point.x, y: point.y, width: 0, height: 0) }
}

/// A small generator with a seed, so that a failure can be shown again.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
