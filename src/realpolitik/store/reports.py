"""Of the many reports a data set has of one act, the first of each of a few outlets.

An act here is what `thesis.testimony` takes for one: the same source, target, root, deed or word,
and day; without a full date, also the same outlet. That within one outlet repeated mention is
repetition, and that two outlets are enough to settle what one cannot, makes further reports tell
nothing new, while data sets can hold a million of them.
"""

FIRST = r"""
WITH placed AS (
    SELECT
        dataset, event_id, source_country, target_country, root,
        row_number() OVER (ORDER BY {order}) AS place,
        quad IN (2, 4) AS deed,
        coalesce(outlet, '') AS teller,
        coalesce(list_extract(?::TEXT[], list_position(?::TEXT[], outlet)), '') AS owner,
        CASE WHEN date_precision = 'day' AND regexp_full_match(edtf, '\d{{4}}-\d{{2}}-\d{{2}}')
            THEN edtf ELSE edtf || '@' || coalesce(outlet, '') END AS told,
        status = 'asserted' AND stance = 'reported'
            AND event_id NOT IN (SELECT event_id FROM attribution) AS plain
    FROM {table}
    WHERE {condition} AND source_country <> target_country
),
firsts AS (
    SELECT min(place) AS place, dataset, source_country, target_country, root, deed, told, owner
    FROM placed
    WHERE plain
    GROUP BY dataset, source_country, target_country, root, deed, told, owner, teller
),
kept AS (
    SELECT place
    FROM firsts
    QUALIFY row_number() OVER (
        PARTITION BY dataset, source_country, target_country, root, deed, told, owner
        ORDER BY place
    ) <= ?
)
SELECT *
FROM {table}
WHERE {condition} AND (dataset, event_id) IN (
    SELECT (dataset, event_id) FROM placed WHERE NOT plain OR place IN (FROM kept)
)
ORDER BY {order}
"""
