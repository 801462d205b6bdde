-- lists that have landed and whose records cannot be found under their keys yet: whoever landed them
-- does that next, or whoever lands next
CREATE TABLE unkeyed (
  partnership TEXT NOT NULL,
  feed TEXT NOT NULL,
  PRIMARY KEY (partnership, feed)
) /* clustered */;
DROP TABLE feed_key;
