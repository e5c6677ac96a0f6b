"""What there is to teach, when, and what was taught. The only room that knows the database."""
