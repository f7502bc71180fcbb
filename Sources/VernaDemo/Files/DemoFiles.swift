/// The files of the data contract, open for writing, and the spelling of ids and times in them.
struct DemoFiles {
  let receipts: ByteFile
  let lines: ByteFile
  let products: ByteFile
  let members: ByteFile
  let points: ByteFile
  let costs: ByteFile
  let offers: ByteFile
  let messages: ByteFile
  let surveys: ByteFile
  let stores: ByteFile

  /// The names of the files.
  static let names = [
    "receipts.csv", "lines.csv", "products.csv", "members.csv", "points.csv", "costs.csv", "offers.csv",
    "messages.csv", "surveys.csv", "stores.csv",
  ]

  init(folder: String, contents: DemoPlan.Contents) throws(DemoError) {
    let all = contents == .everything
    receipts = try ByteFile(path: folder + "/receipts.csv")
    lines = try ByteFile(path: folder + "/lines.csv", isKept: all)
    products = try ByteFile(path: folder + "/products.csv", isKept: all)
    members = try ByteFile(path: folder + "/members.csv", isKept: all)
    points = try ByteFile(path: folder + "/points.csv", isKept: all)
    costs = try ByteFile(path: folder + "/costs.csv", isKept: all)
    offers = try ByteFile(path: folder + "/offers.csv", isKept: all)
    messages = try ByteFile(path: folder + "/messages.csv", isKept: all)
    surveys = try ByteFile(path: folder + "/surveys.csv", isKept: all)
    stores = try ByteFile(path: folder + "/stores.csv", isKept: all)
    receipts.text("receipt_id,at,kind,member_id,store,cashier,channel,original_receipt_id,total,points_paid\n")
    lines.text("receipt_id,sku,qty,amount,list_price,cost,promo_id,promo_funding\n")
    members.text(
      "member_id,joined_at,left_at,tier,home_store,birthday,gender,city,phone,email,consent,referrer_id\n")
    points.text("member_id,at,kind,points,receipt_id,expires_at\n")
    costs.text("at,kind,amount,campaign_id,reward_type,channel\n")
    offers.text(
      "offer_id,member_id,campaign_id,issued_at,expires_at,used_at,receipt_id,value,cost,reward_type,channel\n")
    messages.text("message_id,member_id,campaign_id,channel,sent_at,delivered_at,opened_at,clicked_at,cost\n")
    surveys.text("member_id,at,kind,score,scale,store,answered_at\n")
  }

  private var all: [ByteFile] {
    [receipts, lines, products, members, points, costs, offers, messages, surveys, stores]
  }

  /// The paths of the files that are kept.
  var paths: [String] { all.filter(\.isKept).map(\.path) }

  var bytes: Int { all.reduce(0) { $0 + $1.bytes } }

  func close() throws(DemoError) {
    for file in all { try file.close() }
  }
}

extension ByteFile {
  func memberID(_ member: Int) {
    byte(77)
    number(member + 1, width: 7)
  }

  @inline(__always)
  func receiptID(_ receipt: Int) {
    byte(82)
    number(receipt, width: 9)
  }

  /// A moment as a prepared date and the second of that day.
  @inline(__always)
  func moment(_ date: PreparedText, second: Int) {
    prepared(date)
    byte(84)
    number(second / 3600, width: 2)
    byte(58)
    number(second / 60 % 60, width: 2)
    byte(58)
    number(second % 60, width: 2)
  }
}
