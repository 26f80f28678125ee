/** What both sessions run first: the same settings and small tables with the values that go wrong most easily. */
export const setup: readonly string[] = [
  "SET spark.sql.shuffle.partitions=2",
  "SET spark.sql.session.timeZone=America/Los_Angeles",
  `CREATE TEMP VIEW people AS SELECT * FROM VALUES
    (1, 'Ada', 36, 'London', 5200.50BD, DATE'1815-12-10'),
    (2, 'Grace', 85, 'New York', 7400.00BD, DATE'1906-12-09'),
    (3, 'Alan', 41, 'London', NULL, DATE'1912-06-23'),
    (4, 'Édith', NULL, 'Paris', 3100.25BD, DATE'1915-12-19'),
    (5, NULL, 50, NULL, 3100.25BD, NULL),
    (6, 'Linus', 55, 'Helsinki', 8800.00BD, DATE'1969-12-28'),
    (7, 'ada', 36, 'Paris', 5200.50BD, DATE'2000-02-29')
    AS p(id, name, age, city, salary, born)`,
  `CREATE TEMP VIEW orders AS SELECT * FROM VALUES
    (10, 1, 'tea', 12.50BD, TIMESTAMP'2024-03-10 01:59:59.999999'),
    (11, 1, 'ink', 3.99BD, TIMESTAMP'2024-03-10 03:00:00'),
    (12, 2, 'tea', 12.50BD, TIMESTAMP'2024-11-03 01:30:00'),
    (13, 3, NULL, NULL, TIMESTAMP'1582-10-15 00:00:00'),
    (14, 99, 'pen', 0.00BD, NULL),
    (15, NULL, 'pen', -7.25BD, TIMESTAMP'1969-12-31 15:59:59.5')
    AS o(order_id, id, item, price, at)`,
  `CREATE TEMP VIEW numbers AS SELECT * FROM VALUES
    (1, 1.5D, FLOAT(1.5), 1.50000BD),
    (2, DOUBLE('NaN'), FLOAT('NaN'), NULL),
    (3, DOUBLE('-0.0'), FLOAT('0.0'), 0.00000BD),
    (4, DOUBLE('Infinity'), FLOAT('-Infinity'), 99999999999999.99999BD),
    (5, NULL, NULL, -99999999999999.99999BD),
    (6, 0.1D, FLOAT(0.1), 0.10000BD),
    (7, 4.9E-324D, FLOAT('1.4E-45'), -0.00001BD)
    AS n(i, d, f, n)`,
  `CREATE TEMP VIEW nested AS SELECT * FROM VALUES
    (1, array(3, 1, NULL, 2), map('a', 1, 'b', NULL), named_struct('x', 1, 'y', array('p', 'q'))),
    (2, array(), map(), named_struct('x', NULL, 'y', NULL)),
    (3, NULL, NULL, NULL),
    (4, array(7), map('z', 26), named_struct('x', 4, 'y', array()))
    AS t(id, xs, m, s)`,
  `CREATE TEMP VIEW sales AS SELECT * FROM VALUES
    (2023, 'Q1', 'DE', 100), (2023, 'Q2', 'DE', 150), (2023, 'Q1', 'FR', 80), (2024, 'Q1', 'DE', 120),
    (2024, 'Q2', 'FR', NULL), (2024, 'Q3', NULL, 60), (NULL, 'Q1', 'FR', 10)
    AS s(year, quarter, country, amount)`,
];
