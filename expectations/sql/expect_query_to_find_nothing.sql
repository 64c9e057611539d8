-- Of anything: what a query that stands in the suite finds.
$query
