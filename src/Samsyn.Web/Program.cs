using Samsyn.Web;

SamsynWeb.Build(args).Run();
