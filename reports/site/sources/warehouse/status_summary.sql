select * from {marts}status_summary
