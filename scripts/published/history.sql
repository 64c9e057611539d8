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
    primary key (run_id, layer, relation, check_name)
);

comment on table draft.quality.runs is
'One row per run of a build, those that failed among them: carried from each published file into the next.';
comment on column draft.quality.runs.run_id is 'When it began (UTC) and four random characters.';
comment on column draft.quality.runs.outcome is
'published, stopped (a check failed, an extract was refused) or killed (it never came to its end).';
comment on column draft.quality.runs.stopped_in is 'Phase in which it ended; null where it was published.';
comment on column draft.quality.runs.started_at is 'UTC.';
comment on column draft.quality.runs.ended_at is
'UTC; of a published run, when its tables were copied; null where it was killed.';
comment on column draft.quality.runs.variables is 'dbt''s vars, as YAML.';
comment on column draft.quality.runs.code_version is
'Commit of the project, -dirty where files differed from it; null without git.';

comment on table draft.quality.expectation_results is
'One row per run, relation and expectation that was asked: what a stopped run did not come to is not in it.';
comment on column draft.quality.expectation_results.run_id is 'Run, as in quality.runs.';
comment on column draft.quality.expectation_results.layer is 'Layer that the gate guards.';
comment on column draft.quality.expectation_results.relation is 'Table or view that was asked.';
comment on column draft.quality.expectation_results.check_name is 'Name of the expectation among those of its relation.';
comment on column draft.quality.expectation_results.expectation_type is
'Name in Great Expectations, or of a file under expectations/sql.';
comment on column draft.quality.expectation_results.severity is
'critical (stops the run), warning or info (shown).';
comment on column draft.quality.expectation_results.dimension is 'Dimension of data quality.';
comment on column draft.quality.expectation_results.description is 'What has to be true.';
comment on column draft.quality.expectation_results.what_to_do is 'What to do where it is not.';
comment on column draft.quality.expectation_results.extract_name is
'Extract whose supplier answers for it; empty where nobody does.';
comment on column draft.quality.expectation_results.outcome is
'passed, failed, not_evaluated (it raised), dropped (Great Expectations left it out) or missing (no such table).';
comment on column draft.quality.expectation_results.found_count is
'Rows, or values, that are not as expected; null where none were counted.';
comment on column draft.quality.expectation_results.places is
'Where they are: columns, dumps, editions or indicators, at most eight.';
