"""The real data sets read from their raw files with SQL: their own translation to the contract's staging tables."""
import os

SETS = {
    "online-retail": {
        "default": [],
        "grocery-spring": ["--industry", "grocery", "--from", "2010-03-01", "--to", "2010-06-01"],
        "fashion-half": ["--industry", "fashion", "--from", "2010-06-01", "--to", "2010-12-01"],
    },
    "coffee-chain": {
        "default": [],
        "grocery-april": ["--industry", "grocery", "--from", "2019-04-01", "--to", "2019-05-01"],
        "fortnight": ["--industry", "grocery", "--from", "2019-04-15", "--to", "2019-04-29"],
    },
    "adventureworks": {
        "default": [],
        "electronics-half": ["--industry", "electronics", "--from", "2017-01-01", "--to", "2017-07-01"],
        "grocery-month": ["--industry", "grocery", "--from", "2017-05-01", "--to", "2017-06-01"],
    },
    "cdnow": {
        "default": [],
        "grocery-summer": ["--industry", "grocery", "--from", "1997-06-01", "--to", "1997-09-01"],
    },
    "airline": {
        "2018": ["--industry", "other", "--from", "2018-01-01", "--to", "2019-01-01", "--point-value", "0.01"],
    },
}


# The trade that a set's mapping names; other where none is.
INDUSTRIES = {"online-retail": "home"}
# The zone in which each set's times are local.
ZONES = {"online-retail": "Europe/London", "coffee-chain": "America/New_York", "adventureworks": "America/Los_Angeles",
         "cdnow": "America/New_York", "airline": "America/Toronto"}


def load(c, name, folder):
    """Fills the staging tables; times are first put in as written and then turned to UTC."""
    c.execute("SET TimeZone = 'UTC'")
    fill(c, name, folder)
    for table, columns in (("s_receipts", ["ts"]), ("s_members", ["joined", "left_at"]), ("s_points", ["ts"]), ("s_costs", ["ts"])):
        for column in columns:
            c.execute(f"UPDATE {table} SET {column} = timezone('UTC', timezone('{ZONES[name]}', {column}))")


def fill(c, name, folder):
    {"online-retail": online_retail, "coffee-chain": coffee_chain, "adventureworks": adventureworks, "cdnow": cdnow,
     "airline": airline}[name](c, folder)


def given(c, *names):
    c.executemany("INSERT INTO given VALUES (?)", [[n] for n in names])


def csv(c, table, path, **more):
    words = "".join(f", {k} = {v}" for k, v in more.items())
    c.execute(f"CREATE TABLE {table} AS SELECT row_number() OVER () AS seq_, * FROM "
              f"read_csv('{path}', all_varchar = true, header = true{words})")


def online_retail(c, folder):
    """C invoices are returns, A invoices and quantities <= 0 without C are rejected, no CustomerID is anonymous."""
    csv(c, "raw", os.path.join(folder, "online_retail_2009_2010.csv.gz"), quote="'\"'")
    c.execute("""
        CREATE TABLE kept AS SELECT *, InvoiceNo LIKE 'C%' AS back FROM raw
        WHERE InvoiceNo NOT LIKE 'A%' AND (InvoiceNo LIKE 'C%' OR CAST(Quantity AS INT) > 0);
        INSERT INTO s_receipts SELECT seq_, InvoiceNo, CAST(InvoiceDate AS TIMESTAMP), CASE WHEN back THEN 'return' ELSE 'sale' END,
          nullif(CustomerID, ''), NULL, NULL, NULL, 'online', NULL, NULL, NULL
        FROM kept QUALIFY row_number() OVER (PARTITION BY InvoiceNo ORDER BY seq_) = 1;
        INSERT INTO s_lines SELECT seq_, InvoiceNo, StockCode, CAST(Quantity AS DECIMAL(18,4)), NULL, CAST(UnitPrice AS DECIMAL(18,6)),
          NULL, NULL, NULL, NULL, NULL FROM kept;""")
    given(c, "receipts", "lines", "receipts.channel")
    c.execute("INSERT INTO online VALUES ('online')")


def coffee_chain(c, folder):
    """A receipt is a date, an outlet and a transaction; customer 0 is anonymous; staff are cashiers."""
    csv(c, "raw", os.path.join(folder, "sales_receipts_201904.csv.gz"))
    csv(c, "goods", os.path.join(folder, "product.csv"))
    csv(c, "people", os.path.join(folder, "customer.csv"))
    csv(c, "outlets", os.path.join(folder, "sales_outlet.csv"))
    c.execute("""
        CREATE TABLE kept AS SELECT *, transaction_date || '-' || sales_outlet_id || '-' || transaction_id AS id FROM raw;
        INSERT INTO s_receipts SELECT seq_, id, CAST(transaction_date || ' ' || transaction_time AS TIMESTAMP), 'sale',
          nullif(customer_id, '0'), NULL, sales_outlet_id, staff_id, CASE instore_yn WHEN 'Y' THEN 'counter' WHEN 'N' THEN 'takeaway' END, NULL, NULL, NULL
        FROM kept QUALIFY row_number() OVER (PARTITION BY id ORDER BY seq_) = 1;
        INSERT INTO s_lines SELECT seq_, id, product_id, CAST(quantity AS DECIMAL(18,4)),
          CAST(round(CAST(line_item_amount AS DECIMAL(18,6)) * 100) AS BIGINT), CAST(unit_price AS DECIMAL(18,6)), NULL, NULL, NULL,
          CASE promo_item_yn WHEN 'Y' THEN 'promotion' END, NULL FROM kept;
        INSERT INTO s_products SELECT product_id, product_group || '/' || product_category || '/' || product_type,
          CAST(current_wholesale_price AS DECIMAL(18,6)), CAST(trim(replace(current_retail_price, '$', '')) AS DECIMAL(18,6)), NULL, NULL FROM goods;
        INSERT INTO s_members (member_id, joined, left_at, consent) SELECT customer_id, CAST(customer_since AS TIMESTAMP), NULL, NULL FROM people;
        INSERT INTO s_stores SELECT sales_outlet_id, NULL FROM outlets;""")
    given(c, "receipts", "lines", "products", "members", "stores", "receipts.store", "receipts.cashier", "receipts.channel")


def adventureworks(c, folder):
    """Orders at the product's price; returns have neither order nor customer: one anonymous return a row."""
    csv(c, "raw", os.path.join(folder, "sales_2015_2017_iso.csv.gz"))
    csv(c, "back", os.path.join(folder, "returns_iso.csv"))
    csv(c, "goods", os.path.join(folder, "AdventureWorks_Products.csv"), quote="'\"'")
    csv(c, "people", os.path.join(folder, "AdventureWorks_Customers.csv.gz"), quote="'\"'")
    c.execute("""
        INSERT INTO s_receipts SELECT seq_, OrderNumber, CAST(OrderDate AS TIMESTAMP), 'sale', CustomerKey, NULL, TerritoryKey, NULL, NULL, NULL, NULL, NULL
        FROM raw QUALIFY row_number() OVER (PARTITION BY OrderNumber ORDER BY seq_) = 1;
        INSERT INTO s_receipts SELECT 1000000 + seq_, 'return-' || seq_, CAST(ReturnDate AS TIMESTAMP), 'return', NULL, NULL, TerritoryKey, NULL, NULL, NULL, NULL, NULL FROM back;
        INSERT INTO s_lines SELECT seq_, OrderNumber, ProductKey, CAST(OrderQuantity AS DECIMAL(18,4)), NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM raw;
        INSERT INTO s_lines SELECT 1000000 + seq_, 'return-' || seq_, ProductKey, CAST(ReturnQuantity AS DECIMAL(18,4)), NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM back;
        INSERT INTO s_products SELECT ProductKey, ProductSubcategoryKey, CAST(ProductCost AS DECIMAL(18,6)), CAST(ProductPrice AS DECIMAL(18,6)), NULL, NULL FROM goods;
        INSERT INTO s_members (member_id, joined, left_at, consent) SELECT CustomerKey, NULL, NULL, NULL FROM people;""")
    given(c, "receipts", "lines", "products", "members", "receipts.store")


def cdnow(c, folder):
    """Fixed width: master id, sample id, day, discs, dollars; the receipt is the row."""
    c.execute(f"""
        CREATE TABLE raw AS SELECT row_number() OVER () AS seq_, regexp_split_to_array(trim(replace(line, chr(13), '')), ' +') AS f
        FROM read_csv('{os.path.join(folder, "CDNOW_sample.txt")}', columns = {{'line': 'VARCHAR'}}, header = false, delim = '\\t', auto_detect = false, quote = '');
        INSERT INTO s_receipts SELECT seq_, CAST(seq_ AS VARCHAR), CAST(strptime(f[3], '%Y%m%d') AS TIMESTAMP), 'sale', f[2], NULL, NULL, NULL, 'online', NULL,
          CAST(round(CAST(f[5] AS DECIMAL(18,6)) * 100) AS BIGINT), NULL FROM raw;
        INSERT INTO s_lines SELECT seq_, CAST(seq_ AS VARCHAR), 'disc', CAST(f[4] AS DECIMAL(18,4)),
          CAST(round(CAST(f[5] AS DECIMAL(18,6)) * 100) AS BIGINT), NULL, NULL, NULL, NULL, NULL, NULL FROM raw;""")
    given(c, "receipts", "lines", "receipts.channel")
    c.execute("INSERT INTO online VALUES ('online')")


def airline(c, folder):
    """Points alone: a member-month's accumulation is an earn row and its redemption a redeem row; repeats are kept."""
    csv(c, "raw", os.path.join(folder, "customer_flight_activity.csv.gz"))
    csv(c, "people", os.path.join(folder, "customer_loyalty_history.csv.gz"))
    c.execute("""
        INSERT INTO s_points SELECT 2 * seq_ + k, "Loyalty Number", CAST(make_date(CAST("Year" AS INT), CAST("Month" AS INT), 1) AS TIMESTAMP), kind, p, NULL, NULL
        FROM (SELECT *, 0 AS k, 'earn' AS kind, CAST("Points Accumulated" AS DECIMAL(18,2)) AS p FROM raw
              UNION ALL SELECT *, 1, 'redeem', CAST("Points Redeemed" AS DECIMAL(18,2)) FROM raw) WHERE p <> 0;
        INSERT INTO s_members (member_id, joined, left_at, consent) SELECT "Loyalty Number", CAST(make_date(CAST("Enrollment Year" AS INT), CAST("Enrollment Month" AS INT), 1) AS TIMESTAMP),
          CAST(make_date(CAST("Cancellation Year" AS INT), CAST("Cancellation Month" AS INT), 1) AS TIMESTAMP), NULL FROM people;""")
    c.execute("""
        INSERT INTO s_costs SELECT CAST(make_date(CAST("Year" AS INT), CAST("Month" AS INT), 1) AS TIMESTAMP), 'rewards',
          CAST(round(CAST("Dollar Cost Points Redeemed" AS DECIMAL(18,6)) * 100) AS BIGINT), NULL, 'points' FROM raw WHERE CAST("Dollar Cost Points Redeemed" AS DECIMAL(18,6)) > 0""")
    given(c, "points", "members", "costs")
