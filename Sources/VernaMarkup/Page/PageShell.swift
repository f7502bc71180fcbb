/// The words of the shell itself, in the reader's language.
public struct ShellWords: Sendable {
  /// Name of the button that changes the theme.
  public var theme: String
  /// Name of the button that prints.
  public var print: String
  /// Name of the menu on narrow screens.
  public var menu: String
  /// The hidden link that leaps over the navigation.
  public var skip: String
  /// Name of the navigation for screen readers.
  public var navigation: String

  /// Makes the words.
  public init(theme: String, print: String, menu: String, skip: String, navigation: String) {
    self.theme = theme
    self.print = print
    self.menu = menu
    self.skip = skip
    self.navigation = navigation
  }
}

/// One page of the file: what a link in the navigation opens.
public struct ShellPage: Sendable {
  /// The anchor.
  public var id: String
  /// The name in the navigation.
  public var name: String
  /// A small count beside the name, such as findings; nil for none.
  public var count: String?
  /// The content.
  public var content: [Node]

  /// Makes a page.
  public init(id: String, name: String, count: String? = nil, content: [Node]) {
    self.id = id
    self.name = name
    self.count = count
    self.content = content
  }
}

/// Pages under one heading of the navigation.
public struct ShellGroup: Sendable {
  /// The heading; empty for none.
  public var name: String
  /// The pages in order.
  public var pages: [ShellPage]
  /// Whether the links are folded under the heading until opened: for long lists such as stores.
  public var isFolded: Bool

  /// Makes a group.
  public init(name: String, pages: [ShellPage], isFolded: Bool = false) {
    self.name = name
    self.pages = pages
    self.isFolded = isFolded
  }
}

/// One self-contained HTML file: style, script and all pages inside, nothing fetched.
///
/// A page is shown at a time, by its address alone (`#id`), so it works without the script; print shows them all.
public struct PageShell: Sendable {
  /// BCP 47 code of the reader's language.
  public var language: String
  /// Title of the document.
  public var title: String
  /// The line in the top bar: whose report, which period.
  public var subtitle: String
  /// Words of the shell.
  public var words: ShellWords
  /// The pages, grouped; the first page of the first group opens.
  public var groups: [ShellGroup]
  /// The line under each page: when made, from what.
  public var footer: String

  /// Makes a file.
  public init(
    language: String, title: String, subtitle: String, words: ShellWords, groups: [ShellGroup], footer: String
  ) {
    self.language = language
    self.title = title
    self.subtitle = subtitle
    self.words = words
    self.groups = groups
    self.footer = footer
  }

  /// The whole file as text. Linear in the size of the content.
  public func html() -> String {
    "<!doctype html>\n" + document().html() + "\n"
  }

  private func document() -> Node {
    let first = groups.first { !$0.pages.isEmpty }?.pages.first?.id ?? ""
    return tag("html", Attribute("lang", language)) {
      tag("head") {
        tag("meta", Attribute("charset", "utf-8"))
        tag("meta", Attribute("name", "viewport"), Attribute("content", "width=device-width, initial-scale=1"))
        tag("meta", Attribute("name", "generator"), Attribute("content", "Verna"))
        tag("title") { title }
        tag("style") { Node.trusted(StyleSheet.all) }
        tag("script") { Node.trusted(Script.early) }
      }
      tag("body") {
        tag("a", .class("skip"), .href("#main")) { words.skip }
        PageShell.patterns
        topBar(first)
        tag("div", .class("frame")) {
          navigation()
          tag("main", .id("main")) {
            groups.flatMap(\.pages).map { page in
              tag("section", .class(page.id == first ? "page first" : "page"), .id(page.id)) {
                page.content
                tag("p", .class("foot")) { footer }
              }
            }
          }
        }
        tag("script") { Node.trusted(Script.late) }
      }
    }
  }

  private func topBar(_ first: String) -> Node {
    tag("header", .class("top")) {
      tag("a", .class("brand"), .href("#\(first)")) { "Verna" }
      tag("span", .class("top-title")) { subtitle }
      tag("button", .class("tool script"), Attribute("type", "button"), Attribute("data-action", "theme")) {
        words.theme
      }
      tag("button", .class("tool script no-narrow"), Attribute("type", "button"), Attribute("data-action", "print")) {
        words.print
      }
      tag("details", .class("menu")) {
        tag("summary", .class("tool")) { words.menu }
        tag("nav") { navigation() }
      }
    }
  }

  private func navigation() -> Node {
    tag("nav", .class("side"), Attribute("aria-label", words.navigation)) {
      groups.filter { !$0.pages.isEmpty }.map { group in
        group.isFolded
          ? tag("details") {
            tag("summary") { "\(group.name) · \(group.pages.count)" }
            group.pages.map(link)
          }
          : Node.fragment((group.name.isEmpty ? [] : [tag("h4") { group.name }]) + group.pages.map(link))
      }
    }
  }

  private func link(_ page: ShellPage) -> Node {
    tag("a", .href("#\(page.id)")) {
      tag("span") { page.name }
      page.count.map { count in tag("span", .class("count")) { count } }
    }
  }

  /// The hatching of unfinished periods and the stripes of naive figures, which all charts refer to.
  static let patterns: Node = .element(
    Element(
      "svg", [.class("defs"), Attribute("aria-hidden", "true"), Attribute("focusable", "false")],
      [
        tag("defs") {
          pattern("hatch", size: "6", lineStyle: "hatch-line")
          pattern("naive", size: "8", lineStyle: "naive-line")
        }
      ]))

  private static func pattern(_ id: String, size: String, lineStyle: String) -> Node {
    tag(
      "pattern", .id(id), Attribute("width", size), Attribute("height", size),
      Attribute("patternUnits", "userSpaceOnUse"), Attribute("patternTransform", "rotate(45)")
    ) {
      tag(
        "line", Attribute("x1", "0"), Attribute("y1", "0"), Attribute("x2", "0"), Attribute("y2", size),
        .class(lineStyle))
    }
  }
}
