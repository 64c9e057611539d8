create table draft.quality.runs (
    run_id varchar primary key,
    outcome varchar not null,
    stopped_in varchar,
    started_at timestamp not null,
    ended_at timestamp,
    variables varchar not null,
    code_version varchar
);

create table draft.quality.expectation_results (
    run_id varchar not null,
    layer varchar not null,
    relation varchar not null,
    check_name varchar not null,
    expectation_type varchar not null,
    severity varchar not null,
    dimension varchar not null,
    description varchar not null,
    what_to_do varchar not null,
    extract_name varchar not null,
    outcome varchar not null,
    found_count bigint,
    places varchar not null,
    acceptance varchar not null default '',
    primary key (run_id, layer, relation, check_name)
);

comment on table draft.quality.runs is
'One row per run of a build, those that failed among them: carried from each published file into the next.';
comment on column draft.quality.runs.run_id is 'Start time (UTC) and four random characters.';
comment on column draft.quality.runs.outcome is
'published, previewed (it passed every check and was not published), stopped (a check failed, an extract was refused) or killed (it never reached its end).';
comment on column draft.quality.runs.stopped_in is 'Phase in which it ended; null where it was published.';
comment on column draft.quality.runs.started_at is 'Start (UTC).';
comment on column draft.quality.runs.ended_at is
'End (UTC); of a published run, when its tables were copied; null if killed.';
comment on column draft.quality.runs.variables is 'dbt''s vars, as YAML.';
comment on column draft.quality.runs.code_version is
'Commit of the project, -dirty if files differed from it; null without git.';

comment on table draft.quality.expectation_results is
'One row per run, relation and evaluated expectation; expectations that a stopped run did not reach are missing.';
comment on column draft.quality.expectation_results.run_id is 'Run, as in quality.runs.';
comment on column draft.quality.expectation_results.layer is 'Layer that the gate checks.';
comment on column draft.quality.expectation_results.relation is 'Table or view that was checked.';
comment on column draft.quality.expectation_results.check_name is 'Name of the expectation among those of its relation.';
comment on column draft.quality.expectation_results.expectation_type is
'Name in Great Expectations, or of a file under expectations/sql.';
comment on column draft.quality.expectation_results.severity is
'critical (stops the run), warning or info (shown).';
comment on column draft.quality.expectation_results.dimension is 'Dimension of data quality.';
comment on column draft.quality.expectation_results.description is 'Condition that has to be true.';
comment on column draft.quality.expectation_results.what_to_do is 'Remedy if the expectation failed.';
comment on column draft.quality.expectation_results.extract_name is
'Extract whose supplier is responsible; empty if none.';
comment on column draft.quality.expectation_results.outcome is
'passed, failed, accepted (a critical finding that a decision accepts), not_evaluated (it raised), dropped (no result from Great Expectations) or missing (the table does not exist).';
comment on column draft.quality.expectation_results.found_count is
'Number of failing rows or values; null if not counted.';
comment on column draft.quality.expectation_results.places is
'Places of the failures: columns, dumps, editions or indicators, at most eight.';
comment on column draft.quality.expectation_results.acceptance is
'Role that accepted the finding, day and reason (seeds/reference/gate_decision.csv); empty if none.';
