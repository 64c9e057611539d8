select * from {marts}indicator_series
