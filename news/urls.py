from django.urls import path

from news.feeds.chronology import chronology_feed
from news.feeds.schedules import schedule_calendar, schedule_table

urlpatterns = [
    path("feeds/chronology.atom", chronology_feed, name="chronology_feed"),
    path("feeds/schedules/<int:fiscal_year>.csv", schedule_table, name="schedule_table"),
    path("feeds/schedules/<int:fiscal_year>.ics", schedule_calendar, name="schedule_calendar"),
]
