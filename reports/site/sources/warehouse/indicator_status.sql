select * from {marts}indicator_status
