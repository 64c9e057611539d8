"""Justice social work: reports, orders, unpaid work and diversion."""
