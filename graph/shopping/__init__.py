"""What people who live together buy: by category, in the order of time, and what others like them buy besides."""
