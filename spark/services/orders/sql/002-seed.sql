-- A first day of business, made up: every status, and every kind of value that must arrive in the lake as it is here.

INSERT INTO public.orders
  (customer_id, restaurant_id, driver_id, region, status, is_asap, items, tags, order_total, discount, tip, refunded,
   note, placed_at, accepted_at, picked_up_at, delivered_at)
VALUES
  (1001, 11, NULL, 'North', 'placed', true, '[{"name": "Margherita", "count": 2, "price": "9.50"}]',
   '{pizza}', 19.00, 0, 0, 0, NULL, '2026-11-01 11:58:03.120000+00', NULL, NULL, NULL),
  (1002, 12, 301, 'North', 'accepted', true, '[{"name": "Pho", "count": 1, "price": "12.90"}]',
   '{soup,"no peanuts"}', 12.90, 1.50, 2, 0, 'ring twice', '2026-11-01 12:01:17.000450+00',
   '2026-11-01 12:04:00+00', NULL, NULL),
  (1003, 13, 302, 'Süd', 'picked_up', true, '[{"name": "Käsespätzle", "count": 1, "price": "13.20"}]',
   '{}', 13.20, 0, 1.30, 0, 'Klingel „Müller“, 3. Stock', '2026-11-01 12:03:59.999999+00',
   '2026-11-01 12:05:30.500000+00', '2026-11-01 12:31:10+00', NULL),
  (1004, 14, 303, NULL, 'delivered', false, '[{"name": "餃子", "count": 12, "price": "0.80"}, {"name": "🍜", "count": 1, "price": "11.00"}]',
   '{"a,b","say \"hi\"",NULL,""}', 20.60, 0, 3.40, 0, '左の門から入って', '2026-11-01 12:10:00+00',
   '2026-11-01 12:11:00+00', '2026-11-01 12:40:00+00', '2026-11-01 12:58:41.070000+00'),
  (1005, 11, 301, 'North', 'refunded', true, '[{"name": "Quattro stagioni", "count": 1, "price": "11.50", "without": null}]',
   '{pizza,late}', 11.50, 0, 0, 11.50, E'cold\twhen it came\nsecond line', '2026-11-01 12:15:22+00',
   '2026-11-01 12:16:00+00', '2026-11-01 13:20:00+00', '2026-11-01 13:45:00+00'),
  (1006, 15, 304, 'Harbour', 'delivered', true, '{"set menu": {"courses": [1, 2, 3], "vegan": true}}',
   '{"set menu"}', 1604.13, 104.13, 160.41, 0, 'O''Neill \ party of 40', '2026-11-01 13:00:00.000001+00',
   '2026-11-01 13:02:00+00', '2026-11-01 14:00:00+00', '2026-11-01 14:25:09.250000+00');
