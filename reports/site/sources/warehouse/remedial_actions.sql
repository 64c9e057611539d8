select * from {marts}remedial_actions
