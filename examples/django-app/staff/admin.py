"""The list that HR looks at: who stands where today, and why."""

from django.contrib import admin
from django.utils import timezone

from staff.models import Certificate, Member


class Certificates(admin.TabularInline):
    """Every certificate of a member of staff, below them."""

    model = Certificate
    extra = 0


@admin.register(Member)
class MemberAdmin(admin.ModelAdmin):
    """Staff with their standing on the day of the page."""

    list_display = ("reference", "role", "standing", "due_on")
    search_fields = ("reference", "role")
    readonly_fields = ("why",)
    inlines = (Certificates,)

    def get_queryset(self, request):
        """With their certificates, in two queries."""
        return super().get_queryset(request).prefetch_related("certificates")

    @admin.display(description="standing")
    def standing(self, member):
        """In the published words."""
        return member.recheck(timezone.localdate()).standing.label

    @admin.display(description="recheck due on")
    def due_on(self, member):
        """The day, or nothing where there is none."""
        return member.recheck(timezone.localdate()).due_on

    @admin.display(description="why")
    def why(self, member):
        """The date, the evidence and the version of the policy."""
        return member.recheck(timezone.localdate()).explanation if member.pk else "-"
