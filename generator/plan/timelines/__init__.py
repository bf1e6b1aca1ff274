"""The timeline and its parts: by year, by month, and by whatever an event is filed under."""
