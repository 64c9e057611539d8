"""Child protection: investigations, planning meetings, registrations, core groups."""
