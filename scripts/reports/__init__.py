"""What is made from the published data: site, paper and open data."""
