-- From the contract's tables to receipts with an owner and lines with their money (METRICS.md, "Terms"). :zone is the
-- programme's time zone.

-- Lines: size of money, and the kind of the receipt they make.
CREATE TABLE l0 AS
SELECT l.seq, l.receipt_id, l.sku, r.kind AS given_kind,
  coalesce(r.kind, CASE WHEN l.qty < 0 THEN 'return' ELSE 'sale' END) AS kind,
  l.qty AS signed_qty, abs(l.qty) AS qty,
  coalesce(l.amount, CAST(round(l.qty * coalesce(l.unit_price, p.price) * 100) AS BIGINT)) AS signed_amount,
  coalesce(l.cost, p.cost) AS cost,
  CAST(CASE WHEN coalesce(l.vat, p.vat, 0) >= 1 THEN coalesce(l.vat, p.vat) * 0.01 ELSE coalesce(l.vat, p.vat, 0) END AS DECIMAL(9,6)) AS vat,
  l.list_price, nullif(l.promo_id, '') AS promo_id, nullif(l.funding, '') AS funding, p.unit, p.category
FROM s_lines l JOIN s_receipts r USING (receipt_id) LEFT JOIN s_products p ON p.sku = l.sku;

CREATE TABLE l1 AS
SELECT *, CASE WHEN given_kind = 'sale' THEN CASE WHEN signed_qty < 0 THEN -abs(signed_amount) ELSE signed_amount END
  ELSE abs(signed_amount) END AS amount,
  CASE WHEN given_kind = 'sale' AND (signed_qty < 0 OR signed_amount < 0) THEN 0
    WHEN qty <> floor(qty) OR unit IN ('kg', 'l', 'm') THEN 1 ELSE CAST(qty AS BIGINT) END AS items,
  CAST(round(list_price * qty * 100) AS BIGINT) AS list_money
FROM l0;

-- Receipts: one row a receipt and kind.
CREATE TABLE r0 AS
WITH k AS (SELECT receipt_id, kind, sum(amount) AS lines_sum FROM l1 GROUP BY ALL),
b AS (SELECT receipt_id, max(CASE kind WHEN 'return' THEN lines_sum END) AS back FROM k GROUP BY receipt_id HAVING count(*) = 2)
SELECT r.seq, r.receipt_id,
  coalesce(k.kind, r.kind, CASE WHEN r.total < 0 THEN 'return' ELSE 'sale' END) AS kind,
  r.ts, r.member_id, r.customer_id, r.store, r.cashier, r.channel, r.original,
  -- The total wins over the lines. Of a sale and a return under one id it is what was taken less what was given back, so
  -- the return is its lines and the sale the rest.
  CASE WHEN r.total IS NULL THEN coalesce(k.lines_sum, 0)
    WHEN b.back IS NOT NULL THEN CASE k.kind WHEN 'sale' THEN r.total + b.back ELSE b.back END
    WHEN coalesce(k.kind, r.kind, CASE WHEN r.total < 0 THEN 'return' ELSE 'sale' END) = 'return' THEN abs(r.total) ELSE r.total END AS money,
  CASE WHEN b.back IS NOT NULL AND k.kind = 'return' THEN 0 ELSE abs(coalesce(r.points, 0)) END AS points,
  r.total IS NOT NULL AS has_total, k.lines_sum, b.back, k.kind IS NOT NULL AS has_lines
FROM s_receipts r LEFT JOIN k ON k.receipt_id = r.receipt_id LEFT JOIN b ON b.receipt_id = r.receipt_id;

CREATE TABLE r1 AS
SELECT r.*, timezone(:zone, timezone('UTC', r.ts)) AS lat,
  r.member_id IS NOT NULL AND (m.joined IS NULL OR r.ts >= m.joined) AS is_member
FROM r0 r LEFT JOIN s_members m ON m.member_id = r.member_id;

-- A customer id that stands beside a card is that member: the first one by time.
CREATE TABLE link AS
SELECT customer_id, member_id FROM r0 WHERE customer_id IS NOT NULL AND member_id IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY customer_id ORDER BY ts, seq) = 1;

-- Owner: m(ember), k(nown non-member), a(nonymous). Returns look at the original sale first.
CREATE TABLE rcpt AS
WITH sales AS (SELECT receipt_id, min(seq) AS seq FROM r1 WHERE kind = 'sale' GROUP BY receipt_id),
o AS (SELECT r.* FROM r1 r JOIN sales s ON s.receipt_id = r.receipt_id AND s.seq = r.seq WHERE r.kind = 'sale'),
x AS (
  SELECT r.seq, r.receipt_id, r.kind, r.ts, r.lat, CAST(r.lat AS DATE) AS day, r.store, r.cashier, r.channel, r.original,
    r.money, r.points, r.has_lines,
    CASE WHEN r.kind = 'return' AND o.is_member THEN o.member_id WHEN r.is_member THEN r.member_id END AS member,
    CASE WHEN r.kind = 'return' AND o.receipt_id IS NOT NULL THEN coalesce(o.customer_id, o.member_id, r.customer_id, r.member_id)
      ELSE coalesce(r.customer_id, r.member_id) END AS known,
    CASE WHEN r.kind = 'return' AND o.receipt_id IS NOT NULL
      THEN coalesce(o.member_id, r.member_id) ELSE r.member_id END AS any_member,
    CASE WHEN r.kind = 'return' AND o.receipt_id IS NOT NULL
      THEN coalesce(o.customer_id, r.customer_id) ELSE r.customer_id END AS any_customer,
    r.kind || ':' || r.receipt_id AS own
  FROM r1 r LEFT JOIN o ON r.kind = 'return' AND o.receipt_id = r.original)
SELECT x.*, CASE WHEN member IS NOT NULL THEN 'm' WHEN known IS NOT NULL THEN 'k' ELSE 'a' END AS owner,
  CASE WHEN member IS NOT NULL THEN 'm:' || member WHEN any_member IS NOT NULL THEN 'm:' || any_member
    WHEN link.member_id IS NOT NULL THEN 'm:' || link.member_id
    WHEN any_customer IS NOT NULL THEN 'c:' || any_customer ELSE 'r:' || own END AS shopper
FROM x LEFT JOIN link ON link.customer_id = x.any_customer;

-- Shares of points_paid over the lines of a receipt, by largest remainder.
CREATE TABLE line AS
WITH j AS (
  SELECT l.*, r.points, r.seq AS rseq,
    greatest(l.amount, 0) AS w1,
    CASE WHEN l.amount = 0 AND l.funding = 'programme' THEN 0 ELSE coalesce(l.list_money, 0) END AS w2
  FROM l1 l JOIN rcpt r ON r.receipt_id = l.receipt_id AND r.kind = l.kind),
t AS (SELECT *, sum(w1) OVER w AS t1, sum(w2) OVER w AS t2, count(*) OVER w AS t3 FROM j WINDOW w AS (PARTITION BY receipt_id, kind)),
u AS (SELECT *, CASE WHEN t1 > 0 THEN w1 WHEN t2 > 0 THEN w2 ELSE 1 END AS wt,
  CASE WHEN t1 > 0 THEN t1 WHEN t2 > 0 THEN t2 ELSE t3 END AS tt FROM t),
v AS (SELECT *, CAST(points AS HUGEINT) * wt // tt AS base, CAST(points AS HUGEINT) * wt % tt AS rest FROM u),
y AS (SELECT *, sum(base) OVER (PARTITION BY receipt_id, kind) AS given_out,
  row_number() OVER (PARTITION BY receipt_id, kind ORDER BY rest DESC, seq) AS place FROM v)
SELECT seq, receipt_id, kind, sku, category, qty, amount, items, list_money, list_price, cost, vat, promo_id, funding,
  CAST(base + CASE WHEN place <= points - given_out THEN 1 ELSE 0 END AS BIGINT) AS share
FROM y;

-- One row a line with everything the metrics add up.
CREATE TABLE fact AS
SELECT l.*, r.ts, r.lat, r.day, r.owner, r.member, r.shopper, r.store,
  l.amount = 0 AND coalesce(l.funding, '') = 'programme' AS gift,
  coalesce(l.list_money, l.amount + l.share) AS list_or_paid,
  CASE WHEN l.amount = 0 AND l.funding = 'programme' THEN 0
    WHEN l.funding = 'programme' THEN greatest(0, coalesce(l.list_money - l.amount - l.share, 0)) ELSE 0 END AS discount,
  CASE WHEN l.funding = 'programme' AND l.promo_id IS NULL THEN false
    ELSE l.promo_id IS NOT NULL OR coalesce((l.amount + l.share) < CAST(0.95 AS DECIMAL(4,2)) * l.list_price * l.qty * 100, false) END AS promoted
FROM line l JOIN rcpt r ON r.receipt_id = l.receipt_id AND r.kind = l.kind;
