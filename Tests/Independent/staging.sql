-- The contract's files as typed tables. Times are UTC; money is whole minor units; shares and rates are decimals.
CREATE TABLE s_receipts (seq BIGINT, receipt_id VARCHAR, ts TIMESTAMP, kind VARCHAR, member_id VARCHAR,
  customer_id VARCHAR, store VARCHAR, cashier VARCHAR, channel VARCHAR, original VARCHAR, total BIGINT, points BIGINT);
CREATE TABLE s_lines (seq BIGINT, receipt_id VARCHAR, sku VARCHAR, qty DECIMAL(18,4), amount BIGINT,
  unit_price DECIMAL(18,6), list_price DECIMAL(18,6), cost DECIMAL(18,6), vat DECIMAL(9,6), promo_id VARCHAR,
  funding VARCHAR);
CREATE TABLE s_products (sku VARCHAR, category VARCHAR, cost DECIMAL(18,6), price DECIMAL(18,6), vat DECIMAL(9,6),
  unit VARCHAR);
CREATE TABLE s_members (member_id VARCHAR, joined TIMESTAMP, left_at TIMESTAMP, consent BOOLEAN, tier VARCHAR);
CREATE TABLE s_points (seq BIGINT, member_id VARCHAR, ts TIMESTAMP, kind VARCHAR, points DECIMAL(18,2),
  receipt_id VARCHAR, expires TIMESTAMP);
CREATE TABLE s_costs (ts TIMESTAMP, kind VARCHAR, amount BIGINT, campaign VARCHAR, reward_type VARCHAR);
CREATE TABLE s_offers (offer_id VARCHAR, member_id VARCHAR, campaign VARCHAR, issued TIMESTAMP, expires TIMESTAMP,
  used TIMESTAMP, receipt_id VARCHAR, value BIGINT, cost BIGINT, reward_type VARCHAR);
CREATE TABLE s_messages (member_id VARCHAR, campaign VARCHAR, sent TIMESTAMP, cost DECIMAL(18,6));
CREATE TABLE s_surveys (seq BIGINT, member_id VARCHAR, ts TIMESTAMP, kind VARCHAR, score DECIMAL(9,3),
  bottom DECIMAL(9,3), top DECIMAL(9,3), answered TIMESTAMP, store VARCHAR);
CREATE TABLE s_stores (store VARCHAR, zone VARCHAR);
-- What the tills themselves printed at a day's end; not in the contract, but laid beside the receipts' own days.
CREATE TABLE s_tills (store VARCHAR, day DATE, receipts BIGINT, sales BIGINT, returned BIGINT);
-- Which files and columns were given at all.
CREATE TABLE given (name VARCHAR);
-- Channels declared without cards, and those declared online.
CREATE TABLE cardless (channel VARCHAR);
CREATE TABLE online (channel VARCHAR);
