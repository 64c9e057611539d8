select * from {marts}objective_summary
