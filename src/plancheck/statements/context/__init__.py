"""What is known while a text is read: its outline, its sentences and phrases, what was told before, where it stands in time."""
