select * from {marts}indicator_objectives
