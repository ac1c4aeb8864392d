-- Cards of goods that are weighed tell the price of the weight, as refreshCards writes them from now on.
UPDATE listings l SET from_minor = c.weigh_minor, card_grams = c.weigh_grams,
  card_unit_zh = CASE c.weigh_grams WHEN 1000 THEN '公斤' ELSE '斤' END, card_unit_en = CASE c.weigh_grams WHEN 1000 THEN 'kg' ELSE 'jin' END
FROM (
  SELECT DISTINCT ON (a.listing_id) a.listing_id, a.weigh_minor, a.weigh_grams
  FROM offers a LEFT JOIN stocks k ON k.offer_id = a.id
  WHERE a.active
  ORDER BY a.listing_id, coalesce(k.on_hand > k.held, false) DESC, a.price_minor, a.position, a.id
) c
WHERE c.listing_id = l.id AND c.weigh_minor IS NOT NULL;
